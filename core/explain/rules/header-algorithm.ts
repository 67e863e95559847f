import { signingAlgorithm, signingAlgorithms } from '../../jose/algorithms.ts';
import { foreignAlgorithms } from '../../jose/foreign-algorithms.ts';
import { rfc } from '../../jose/sources.ts';
import { fittingAlgorithm } from '../fitting-algorithm.ts';
import { setHeader } from '../fix.ts';
import { rule } from '../rule.ts';
import { shownType, shownValue } from '../shown-value.ts';

const registered = [...signingAlgorithms.map(({ alg }) => alg), ...foreignAlgorithms.keys()];

/** Whether a value is “none” in any spelling. */
function isNone(alg: string): boolean {
  return alg.trim().toLowerCase() === 'none';
}

/** Whether the header says with what it is signed. */
export const headerAlgorithmRules = [
  rule({
    id: 'HDR-01',
    title: 'The header says its algorithm',
    about: '“alg” must be in every JOSE Header, as a string. Without it no reader knows how to check the signature.',
    severity: 'error',
    needs: ['header'],
    sources: [rfc(7515, '4.1.1')],
    check: (facts) => {
      const { alg } = facts.header;
      if (typeof alg === 'string') return null;
      const message =
        alg === undefined
          ? 'There is no “alg”. It names the algorithm that the token is signed with.'
          : `“alg” is ${shownType(alg)}, and must be a string.`;
      return { message, member: ['header', 'alg'], fix: fittingAlgorithm(facts) };
    },
  }),
  rule({
    id: 'HDR-02',
    title: 'The algorithm is not “none”',
    about:
      'A token with “none” is not protected: anybody can have written it. Servers must refuse it however it is spelled, since comparing without case has let “nOnE” pass.',
    severity: 'error',
    needs: ['header'],
    sources: [rfc(7523, '3'), rfc(7518, '3.6'), rfc(8725, '3.2')],
    check: (facts) => {
      const { alg } = facts;
      if (alg === null || !isNone(alg)) return null;
      const message = `“alg” is ${shownValue(alg)}: nothing protects this token, and no server may take it.`;
      return { message, member: ['header', 'alg'], fix: fittingAlgorithm(facts) };
    },
  }),
  rule({
    id: 'HDR-03',
    title: 'The algorithm is one that is registered, spelled exactly so',
    about: 'Names of algorithms are compared character by character: “rs256” is none. Those of encryption cannot sign.',
    severity: 'error',
    needs: ['header'],
    sources: [rfc(7515, '4.1.1'), rfc(7518, '3.1')],
    check: (facts) => {
      const { alg, header } = facts;
      if (alg === null || isNone(alg) || signingAlgorithm(alg) !== undefined) return null;
      const member = ['header', 'alg'] as const;
      const foreign = foreignAlgorithms.get(alg);
      if (foreign !== undefined) {
        if (foreign.use === 'signature' || header['enc'] !== undefined) return null;
        return {
          message: `“alg” is ${shownValue(alg)} (${foreign.title}), which encrypts and cannot sign.`,
          member,
          fix: fittingAlgorithm(facts),
        };
      }
      const meant = registered.find((name) => name.toLowerCase() === alg.trim().toLowerCase());
      if (meant !== undefined) {
        const message = `“alg” is ${shownValue(alg)}, and names are compared exactly: write “${meant}”.`;
        return { message, member, fix: setHeader('alg', meant, `Write “${meant}”`) };
      }
      return { message: `“alg” is ${shownValue(alg)}, which is no registered algorithm.`, member, fix: fittingAlgorithm(facts) };
    },
  }),
];
