import { josePeerSuite } from '../support/jose-peer-suite.ts';
import { pythonPeer } from '../support/python-peer.ts';

const keyWraps = ['A128KW', 'A192KW', 'A256KW', 'A128GCMKW', 'A192GCMKW', 'A256GCMKW'];
const agreements = ['ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A192KW', 'ECDH-ES+A256KW'];
const passwords = ['PBES2-HS256+A128KW', 'PBES2-HS384+A192KW', 'PBES2-HS512+A256KW'];

josePeerSuite({
  program: 'jwcrypto',
  keyTypes: ['oct', 'RSA', 'P-256', 'P-384', 'P-521', 'Ed25519'],
  signing: ['HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
  keyManagement: ['RSA-OAEP', 'RSA-OAEP-256', 'dir', ...keyWraps, ...agreements, ...passwords],
  opensExports: true,
  several: true,
  answer: pythonPeer('jwcrypto', 'jwcrypto_peer.py'),
});
