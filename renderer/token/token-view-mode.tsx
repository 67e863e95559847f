import { Segmented } from '../ui/segmented.tsx';

/** How a token is shown: member by member in words, its JSON on lines, or segment by segment as it stands. */
export type TokenViewMode = 'explained' | 'json' | 'raw';

const options = [
  { value: 'explained', label: 'Explained' },
  { value: 'json', label: 'JSON' },
  { value: 'raw', label: 'Raw' },
] as const;

export interface TokenViewSwitchProps {
  readonly mode: TokenViewMode;
  readonly onChange: (mode: TokenViewMode) => void;
}

/** Chooses how a token is shown. */
export function TokenViewSwitch({ mode, onChange }: TokenViewSwitchProps) {
  return <Segmented label="View of the token" options={options} value={mode} onChange={onChange} />;
}
