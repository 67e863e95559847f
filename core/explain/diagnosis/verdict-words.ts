import type { Cause } from './cause.ts';

const words: Readonly<Record<Cause['verdict'], string>> = {
  cause: 'This is the cause',
  likely: 'Likely',
  'wrong-but-not-this': 'Wrong, but not what the server complained about',
  'nothing-visible': 'Nothing can be seen from here',
};

/** What is thought of a cause, for people: “Likely, 60 %”. Only what is likely has a measure. */
export function verdictWords({ verdict, confidence }: Pick<Cause, 'verdict' | 'confidence'>): string {
  return verdict === 'likely' ? `${words[verdict]}, ${Math.round(confidence * 100)} %` : words[verdict];
}
