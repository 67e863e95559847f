import { mostProbeRequests } from '../../../../core/explain/probe/course.ts';
import { Field } from '../../../ui/field.tsx';
import { Select, TextInput } from '../../../ui/inputs.tsx';
import classes from './probe.module.css';

const rates = [
  { value: '0.5', label: '1 every 2 seconds' },
  { value: '1', label: '1 a second' },
  { value: '2', label: '2 a second' },
  { value: '5', label: '5 a second' },
] as const;

/** How gently a server is asked, as it stands in the fields. */
export interface ProbeLimits {
  /** Requests a second. */
  readonly rate: (typeof rates)[number]['value'];
  /** Requests in all, as typed. */
  readonly most: string;
}

/** What a probe starts with. */
export const usualLimits: ProbeLimits = { rate: '2', most: String(mostProbeRequests) };

/** The number that was typed; null where it is none that a probe can have. */
export function mostRequests({ most }: ProbeLimits): number | null {
  const number = /^\s*\d{1,3}\s*$/.test(most) ? Number(most) : 0;
  return number >= 1 && number <= mostProbeRequests ? number : null;
}

interface LimitFieldsProps {
  readonly limits: ProbeLimits;
  readonly onChange: (limits: ProbeLimits) => void;
}

/** How fast requests go, and how many at most. */
export function LimitFields({ limits, onChange }: LimitFieldsProps) {
  return (
    <div className={classes.limits}>
      <Field label="How fast">
        {(control) => <Select {...control} options={rates} value={limits.rate} onChange={(rate) => onChange({ ...limits, rate })} />}
      </Field>
      <Field
        label="Requests at most"
        error={mostRequests(limits) === null ? `Enter a whole number from 1 to ${mostProbeRequests}.` : undefined}
      >
        {(control) => (
          <TextInput {...control} mono inputMode="numeric" value={limits.most} onChange={(most) => onChange({ ...limits, most })} />
        )}
      </Field>
    </div>
  );
}
