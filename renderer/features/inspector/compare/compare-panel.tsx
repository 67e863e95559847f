import { Scale } from 'lucide-react';
import { useMemo } from 'react';
import type { FoundToken } from '../../../../core/inspect/found-token.ts';
import { readOnce } from '../../../token/read-once.ts';
import { useCurrentClient } from '../../../app/current-client.ts';
import { faultText } from '../../../app/host-fault.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Note } from '../../../ui/note.tsx';
import { useBuiltAssertion } from './built-assertion.ts';
import { Comparison } from './comparison.tsx';
import { useOtherChoice, type OtherSource } from './other-choice.ts';
import { OtherFields } from './other-fields.tsx';
import classes from './compare.module.css';

interface ComparePanelProps {
  readonly text: string;
  /** All tokens that were found in what was pasted. */
  readonly found: readonly FoundToken[];
}

/** Compares the token that is open with another one, or with the assertion that the workbench is building. */
export function ComparePanel({ text, found }: ComparePanelProps) {
  const token = useMemo(() => readOnce(text), [text]);
  const others = useMemo(() => found.filter((each) => each.text !== token.text), [found, token]);
  const { clients = [], current } = useCurrentClient();
  const [choice, change] = useOtherChoice();
  const sources: readonly OtherSource[] = [
    ...(others.length === 0 ? [] : (['found'] as const)),
    'pasted',
    ...(clients.length === 0 ? [] : (['built'] as const)),
  ];
  const source = sources.find((each) => each === choice.source) ?? sources[0] ?? 'pasted';
  const client = clients.find(({ id }) => id === choice.clientId) ?? current;
  const built = useBuiltAssertion(source === 'built' ? client : null);
  const texts: Readonly<Record<OtherSource, string>> = {
    found: (others.find((each) => each.text === choice.found) ?? others[0])?.text ?? '',
    pasted: choice.pasted,
    built: built.data?.token ?? '',
  };
  const otherText = texts[source];
  const other = useMemo(() => (otherText.trim() === '' ? null : readOnce(otherText)), [otherText]);
  return (
    <div className={classes.panel}>
      <OtherFields
        sources={sources}
        source={source}
        choice={choice}
        others={others}
        clients={clients}
        client={client}
        signing={built.isFetching}
        onChange={change}
        onSignAgain={() => void built.refetch()}
      />
      {source === 'built' && built.error !== null ? (
        <Note severity="error" live>
          {faultText(built.error)}
        </Note>
      ) : null}
      {other === null ? (
        source === 'pasted' ? (
          <EmptyState icon={Scale} title="Nothing to compare with yet">
            Paste the other token above. What both say is compared member by member; how they are written and signed is told apart from it.
          </EmptyState>
        ) : null
      ) : (
        <Comparison first={token} second={other} secondName={source === 'built' ? 'Assertion' : 'Other'} />
      )}
    </div>
  );
}
