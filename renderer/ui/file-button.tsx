import { FileUp } from 'lucide-react';
import { useRef } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

interface FileButtonProps {
  /** What the button says: “Open a file…”. */
  readonly children: string;
  /** Names the field behind it: “Key file”. */
  readonly label: string;
  readonly onFile: (file: File) => void;
  readonly size?: 's' | 'm' | undefined;
}

/** A button that lets a file be chosen. */
export function FileButton({ children, label, onFile, size }: FileButtonProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size={size} icon={<Icon of={FileUp} />} onClick={() => picker.current?.click()}>
        {children}
      </Button>
      <input
        ref={picker}
        type="file"
        aria-label={label}
        tabIndex={-1}
        hidden
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </>
  );
}
