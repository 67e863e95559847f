import type { Detector } from './suspicion.ts';
import { answerDetector } from './suspicions/answer.ts';
import { audienceChoiceDetector, registeredIssuerDetector } from './suspicions/audience.ts';
import { grantDetector, proofDetector, refreshTokenDetector, scopeDetector } from './suspicions/authorization.ts';
import { sentTokenDetector, tokenScopeDetector } from './suspicions/bearer.ts';
import { clientDetector, methodDetector } from './suspicions/client.ts';
import { keyDetector } from './suspicions/key.ts';
import { missingMemberDetector } from './suspicions/missing-member.ts';
import { secretDetector } from './suspicions/secret.ts';
import { targetDetector } from './suspicions/target.ts';

/** Everything that looks for causes beside the rules: what only the server's answer, or several parts together, can tell. */
export const detectors: readonly Detector[] = [
  answerDetector,
  clientDetector,
  methodDetector,
  keyDetector,
  secretDetector,
  sentTokenDetector,
  tokenScopeDetector,
  missingMemberDetector,
  registeredIssuerDetector,
  audienceChoiceDetector,
  proofDetector,
  refreshTokenDetector,
  grantDetector,
  scopeDetector,
  targetDetector,
];
