import type { Key } from '../../../core/contract/keys.ts';
import { quotedName } from '../../app/quoted-name.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import type { KeyUses } from './use-key-uses.ts';

interface RemoveDialogProps {
  readonly held: Key;
  readonly uses: KeyUses;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** Says what relies on a key before it is deleted. */
export function RemoveDialog({ held, uses, onRemove, onClose }: RemoveDialogProps) {
  return (
    <Dialog
      open
      title={`Delete ${quotedName(held.name)}?`}
      onClose={onClose}
      onSubmit={() => {
        onClose();
        onRemove();
      }}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button type="submit" variant="danger">
            Delete
          </Button>
        </>
      }
    >
      {removalWarnings(uses).map((warning) => (
        <Note key={warning} severity="warning">
          {warning}
        </Note>
      ))}
    </Dialog>
  );
}

/** What stops working when a key is deleted, in sentences. */
function removalWarnings({ clients, publications }: KeyUses): readonly string[] {
  return [
    ...publications.map(({ set, entry: { state, alg } }) =>
      state === 'current'
        ? `It is the current ${alg} key of the key set ${quotedName(set.name)}: clients that name the set stop signing ${alg}, and servers that fetch it no longer find the key.`
        : `The key set ${quotedName(set.name)} publishes it ${state === 'published' ? 'for' : `as ${state}`} ${alg}${state === 'published' ? '' : ' key'}: servers that fetch the set no longer find it${state === 'retired' ? ', and refuse what it has signed' : ''}.`,
    ),
    ...(clients.length === 0 ? [] : [`${clientNames(clients)} with it and cannot any more.`]),
  ];
}

function clientNames(clients: KeyUses['clients']): string {
  const names = clients.slice(0, 3).map(({ name }) => quotedName(name));
  const others = clients.length - names.length;
  if (clients.length === 1) return `The client ${names.join('')} signs`;
  return `The clients ${names.join(', ')}${others === 0 ? '' : ` and ${others} more`} sign`;
}
