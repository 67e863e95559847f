import { josePeerSuite } from '../support/jose-peer-suite.ts';
import { pythonPeer } from '../support/python-peer.ts';

josePeerSuite({
  program: 'PyJWT',
  keyTypes: ['oct', 'RSA', 'P-256', 'P-384', 'P-521', 'Ed25519'],
  signing: ['HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
  // PyJWT has no JWE.
  keyManagement: [],
  opensExports: false,
  several: false,
  answer: pythonPeer('PyJWT', 'pyjwt.py'),
});
