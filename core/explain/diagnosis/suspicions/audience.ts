import { audienceNearMiss } from '../../audience-near-miss.ts';
import { setClaim, type Fix } from '../../fix.ts';
import { shownValue } from '../../shown-value.ts';
import type { Detector } from '../suspicion.ts';

/** The registration calls the server otherwise than the server calls itself, and the audience follows the registration. */
export const registeredIssuerDetector: Detector = ({ claims, registration, server, use }) => {
  const copied = registration?.issuer ?? '';
  const issuer = server?.issuer ?? '';
  if (use !== 'client-assertion' || copied === '' || issuer === '' || copied === issuer || claims?.['aud'] !== copied) return null;
  const near = audienceNearMiss(copied, [{ called: 'the server’s issuer', value: issuer }]);
  const fix: Fix = {
    title: `Correct the registration’s issuer to ${issuer}`,
    changes: [
      { of: 'registration', change: 'set', name: 'issuer', value: issuer },
      { of: 'claims', change: 'set', name: 'aud', value: '{{issuer}}' },
    ],
  };
  const title =
    near?.sentence ?? `“aud” is the registration’s issuer, ${shownValue(copied)}, and the server calls itself ${shownValue(issuer)}.`;
  const id = near?.spelling === true ? 'AUD-07' : 'AUD-02';
  const because = [`The registration says ${shownValue(copied)}, and the server’s metadata ${shownValue(issuer)}.`];
  return { id, check: 'audience', strength: 'certain', title, because, fix };
};

/** An audience that is right by the metadata, at a server that takes the other of the two that are in use. */
export const audienceChoiceDetector: Detector = ({ claims, issuer, tokenEndpoint, said, use, profile, request }) => {
  const { aud } = claims ?? {};
  if (use !== 'client-assertion' || request.endpoint === 'api' || typeof aud !== 'string' || profile.limits.audiences !== undefined)
    return null;
  const named = said.text !== null && said.specific && said.checks?.includes('audience') === true;
  if (aud === issuer && tokenEndpoint !== undefined) {
    const title = named
      ? `“aud” is the issuer, ${shownValue(aud)}, and this server takes another: the endpoint that is called, ${shownValue(tokenEndpoint)}, as many do.`
      : `“aud” is the issuer, ${shownValue(aud)}. Some servers take the URL of their token endpoint alone.`;
    const fix = setClaim('aud', '{{token_endpoint}}', 'Set “aud” to the token endpoint');
    return { id: 'AUD-02', check: 'audience', strength: named ? 'probable' : 'remote', title, fix };
  }
  return null;
};
