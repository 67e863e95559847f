import type { KeyCandidate } from '../../../core/contract/keys.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox, TextInput } from '../../ui/inputs.tsx';
import { sizedTypeWords } from './key-words.ts';
import type { Chosen } from './use-key-import.ts';
import classes from './candidate-list.module.css';

interface CandidateListProps {
  readonly candidates: readonly KeyCandidate[];
  /** What each would be called. */
  readonly names: readonly string[];
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
  readonly error: string | undefined;
}

/** The keys of a file that holds several, to choose from and to name. */
export function CandidateList({ candidates, names, chosen, onChange, error }: CandidateListProps) {
  const usable = candidates.flatMap(({ fault }, index) => (fault === null ? [index] : []));
  const all = usable.length === chosen.size;
  const put = (index: number, name: string | null): void => {
    const next = new Map(chosen);
    if (name === null) next.delete(index);
    else next.set(index, name);
    // In the file's order, which is that of the import.
    onChange(new Map([...next].sort(([one], [other]) => one - other)));
  };
  return (
    <fieldset className={classes.list} aria-describedby={error === undefined ? undefined : 'candidates-error'}>
      <legend className={classes.head}>
        <span>
          {candidates.length} keys: choose which to import{chosen.size === 0 ? '' : ` (${chosen.size} chosen)`}
        </span>
      </legend>
      <div className={classes.all}>
        <Button
          size="s"
          variant="quiet"
          onClick={() => onChange(all ? new Map() : new Map(usable.map((index) => [index, chosen.get(index) ?? names[index] ?? ''])))}
        >
          {all ? 'Choose none' : 'Choose all'}
        </Button>
      </div>
      {error === undefined ? null : (
        <p id="candidates-error" className={classes.error}>
          {error}
        </p>
      )}
      <ul>
        {candidates.map((candidate, index) => {
          const name = chosen.get(index);
          return (
            // A file may name two keys alike.
            // oxlint-disable-next-line react/no-array-index-key -- their place in the file is what tells them apart
            <li key={index} className={classes.item}>
              <Checkbox
                label={
                  <>
                    <span className={classes.name}>{candidate.name}</span>{' '}
                    <span className={classes.words}>{candidateWords(candidate)}</span>
                  </>
                }
                checked={name !== undefined}
                disabled={candidate.fault !== null}
                onChange={(on) => put(index, on ? (names[index] ?? '') : null)}
              />
              {candidate.fault === null ? null : <p className={classes.fault}>{candidate.fault}</p>}
              {candidate.warnings.map((warning) => (
                <p key={warning} className={classes.warning}>
                  {warning}
                </p>
              ))}
              {name === undefined ? null : (
                <TextInput
                  aria-label={`Name for ${candidate.name}`}
                  aria-invalid={name.trim() === '' || undefined}
                  value={name}
                  onChange={(text) => put(index, text)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

function candidateWords({ kty, crv, bits, private: isPrivate, certificate }: KeyCandidate): string {
  if (kty === null) return 'cannot be used';
  const half = kty === 'oct' ? '' : isPrivate ? ', private' : ', public';
  return `${sizedTypeWords({ kty, crv, alg: null, bits: bits ?? 0 })}${half}${certificate === null ? '' : `, with the certificate ${certificate}`}`;
}
