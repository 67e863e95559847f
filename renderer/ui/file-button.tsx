import { FileUp } from 'lucide-react';
import { useRef } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import type { OnFile } from './use-file-drop.ts';

interface FileButtonProps {
  /** What the button says: “Open a file…”. */
  readonly children: string;
  /** Names the field behind it: “Key file”. */
  readonly label: string;
  readonly onFile: OnFile;
  /** Whether several files can be chosen at once. */
  readonly multiple?: boolean | undefined;
  readonly size?: 's' | 'm' | undefined;
  readonly className?: string | undefined;
}

/** A button that lets a file be chosen. */
export function FileButton({ children, label, onFile, multiple, size, className }: FileButtonProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size={size} className={className} icon={<Icon of={FileUp} />} onClick={() => picker.current?.click()}>
        {children}
      </Button>
      <input
        ref={picker}
        type="file"
        multiple={multiple}
        aria-label={label}
        tabIndex={-1}
        hidden
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          const [first] = files;
          if (first !== undefined) onFile(first, files);
        }}
      />
    </>
  );
}
