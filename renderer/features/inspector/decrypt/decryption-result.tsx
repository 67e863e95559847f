import type { OpenedToken } from '../../../../core/contract/token-opening.ts';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import type { TrailStep } from '../trail.ts';
import classes from '../verify/verify.module.css';
import { DecryptedContent } from './decrypted-content.tsx';
import { innerTokens, layerWords } from './inner-token.ts';

interface DecryptionResultProps {
  readonly opened: OpenedToken;
  readonly onEnter: (steps: readonly TrailStep[]) => void;
}

/** The layers that opened, why one stayed shut, and what was inside. */
export function DecryptionResult({ opened, onEnter }: DecryptionResultProps) {
  const { layers, shut, content, warnings } = opened;
  const inner = innerTokens(opened);
  return (
    <div className={classes.result} aria-live="polite">
      {layers.map((layer, index) => (
        <Note key={index} severity={layer.warnings.length === 0 ? 'success' : 'warning'}>
          <SafeText text={[layerWords(layer), ...layer.warnings].join(' ')} />
        </Note>
      ))}
      {shut === null ? null : (
        <Note severity="error" title={layers.length === 0 ? 'It stays shut.' : 'What is inside stays shut.'}>
          <SafeText text={shut.reason} />
        </Note>
      )}
      {warnings.map((warning) => (
        <Note key={warning} severity="warning">
          <SafeText text={warning} />
        </Note>
      ))}
      {content === null ? null : (
        <>
          <Note
            severity="information"
            action={
              inner.length === 0 ? null : (
                <Button size="s" onClick={() => onEnter(inner)}>
                  Open the token inside
                </Button>
              )
            }
          >
            {content.authenticity}
          </Note>
          {inner.length === 0 ? <DecryptedContent content={content} /> : null}
        </>
      )}
    </div>
  );
}
