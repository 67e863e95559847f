import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Rectangle } from 'electron';

/** Where window placement is kept between runs. */
export interface WindowPlacement {
  read(): Rectangle | undefined;
  write(bounds: Rectangle): void;
}

export interface WindowOptions {
  readonly url: string;
  readonly preload: string;
  /** Comes while the page loads already; the window is not shown before it is in its place. */
  readonly placement: Promise<WindowPlacement>;
}

const smallest = { width: 1024, height: 700 };
const first = { width: 1440, height: 900 };

/** Opens the window, hidden until its first paint so that nothing flashes or moves. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...first,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Assay',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#131417' : '#f4f4f1',
    autoHideMenuBar: true,
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  const painted = new Promise<void>((resolve) => window.once('ready-to-show', () => resolve()));
  const placed = options.placement.then(
    (placement) => {
      const bounds = placement.read();
      if (bounds !== undefined && !window.isDestroyed()) window.setBounds(visible(bounds));
      window.on('close', () => placement.write(window.getNormalBounds()));
    },
    () => undefined,
  );
  void Promise.all([painted, placed]).then(() => {
    if (!window.isDestroyed()) window.show();
  });
  void window.loadURL(options.url);
  return window;
}

/** The remembered bounds when they still touch a screen. */
function visible(bounds: Rectangle): Partial<Rectangle> {
  const area = screen.getDisplayMatching(bounds).workArea;
  const overlaps =
    bounds.x < area.x + area.width &&
    bounds.x + bounds.width > area.x &&
    bounds.y < area.y + area.height &&
    bounds.y + bounds.height > area.y;
  return overlaps ? bounds : { width: bounds.width, height: bounds.height };
}
