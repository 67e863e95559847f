import { expect, test } from '../support/app.ts';
import { inMainProcess } from '../support/main-process.ts';

test.describe('the window', { tag: '@window' }, () => {
  test('refuses to navigate away, to open windows and to leave its page', async ({ app }) => {
    const { page, electron } = app;
    await expect(page.getByRole('navigation')).toBeVisible();
    await page.evaluate(() => {
      window.open('http://127.0.0.1:9/', '_blank');
      window.open('about:blank', '_blank');
      setTimeout(() => {
        window.location.href = 'https://example.com/';
      });
    });
    await page.waitForTimeout(500);
    // Asked of the main process: Playwright waits for ever for the navigation that was refused.
    const windows = await inMainProcess(async () =>
      electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((shown) => shown.webContents.getURL())),
    );
    expect(windows).toEqual([expect.stringMatching(/^app:\/\/assay\//)]);
  });

  test('has no Node, no Electron and no way to the disk in its page', async ({ window }) => {
    const powers = await window.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in globalThis),
    );
    expect(powers).toEqual([]);
  });

  test('denies every permission but writing to the clipboard', async ({ window }) => {
    const granted = await window.evaluate(async () => {
      const names = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'midi',
        'clipboard-read',
        'persistent-storage',
        'storage-access',
      ];
      const states = await Promise.all(
        names.map(async (name) => {
          const status = await navigator.permissions.query({ name: name as PermissionName }).catch(() => null);
          return status?.state === 'granted' ? name : null;
        }),
      );
      return states.filter((name) => name !== null);
    });
    expect(granted).toEqual([]);
    await expect(window.evaluate(() => navigator.mediaDevices.getUserMedia({ audio: true }))).rejects.toThrow();
  });

  test('runs its page sandboxed and isolated', async ({ app }) => {
    const preferences = await inMainProcess(async () =>
      app.electron?.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
        const { contextIsolation, sandbox, nodeIntegration, webviewTag, webSecurity } = contents.getLastWebPreferences();
        return { contextIsolation, sandbox, nodeIntegration, webviewTag, webSecurity };
      }),
    );
    expect(preferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false });
    expect(preferences?.webSecurity).not.toBe(false);
  });

  test('takes a connection from its own page only', async ({ app }) => {
    const answered = await app.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.src = 'about:blank';
      document.body.append(frame);
      const { port1, port2 } = new MessageChannel();
      const answer = new Promise<boolean>((resolve) => {
        port1.addEventListener('message', () => resolve(true));
        port1.start();
        setTimeout(() => resolve(false), 500);
      });
      frame.contentWindow?.postMessage('assay:connect', '*', [port2]);
      port1.postMessage(JSON.stringify({ i: '1', p: { u: 'orpc:/host/information', b: {} } }));
      frame.remove();
      return answer;
    });
    expect(answered).toBe(false);
  });
});

test('the page runs under a policy without unsafe sources, and breaks none of it', async ({ launch }) => {
  const { page } = await launch();
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) violations.push(message.text());
  });
  await page.getByRole('link', { name: 'Inspector' }).click();
  await page.getByRole('link', { name: 'Clients' }).click();
  await page.getByRole('link', { name: 'Keys' }).click();
  const policy = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'));
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe/);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
  });
  expect(await page.evaluate(() => 'injected' in window)).toBe(false);
  expect(violations.filter((text) => !text.includes('inline script'))).toEqual([]);
});
