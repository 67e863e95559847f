import type { Challenge } from '../../../../core/contract/calls.ts';
import { SectionTitle } from '../../../token/section-title.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';
import classes from './challenges.module.css';

/** What a resource asks for, taken apart: the challenges of `WWW-Authenticate` (RFC 9110 11.6.1). */
export function Challenges({ challenges }: { readonly challenges: readonly Challenge[] }) {
  return (
    <fieldset aria-label="WWW-Authenticate">
      <SectionTitle>WWW-Authenticate</SectionTitle>
      {challenges.map((challenge, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a challenge has nothing else that tells it from the next
        <table key={index} className={classes.challenge} aria-label={`${challenge.scheme} challenge`}>
          <tbody>
            <tr>
              <th scope="row">scheme</th>
              <td>
                <div className={classes.value}>
                  <SafeText text={challenge.scheme} />
                </div>
              </td>
            </tr>
            {challenge.token68 === null ? null : (
              <tr>
                <th scope="row">token68</th>
                <td>
                  <div className={classes.value}>
                    <SafeText text={challenge.token68} />
                  </div>
                </td>
              </tr>
            )}
            {challenge.parameters.map(({ name, value, meaning }, row) => (
              // oxlint-disable-next-line react/no-array-index-key -- parameter names may repeat
              <tr key={row}>
                <th scope="row">
                  <SafeText text={name} />
                </th>
                <td>
                  <div className={classes.value}>
                    <SafeText text={value} />
                  </div>
                  {meaning === null ? null : <div className={classes.meaning}>{meaning}</div>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </fieldset>
  );
}
