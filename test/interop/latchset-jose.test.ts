import { askLatchset } from '../support/latchset-peer.ts';
import { josePeerSuite } from '../support/jose-peer-suite.ts';

const keyWraps = ['A128KW', 'A192KW', 'A256KW', 'A128GCMKW', 'A192GCMKW', 'A256GCMKW'];
const agreements = ['ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A192KW', 'ECDH-ES+A256KW'];
const passwords = ['PBES2-HS256+A128KW', 'PBES2-HS384+A192KW', 'PBES2-HS512+A256KW'];

josePeerSuite({
  program: 'jose',
  keyTypes: ['oct', 'RSA', 'P-256', 'P-384', 'P-521'],
  signing: ['HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'],
  // Built with OpenSSL 3 it has RSA1_5 alone of the RSA ones, which is not opened here.
  keyManagement: ['dir', ...keyWraps, ...agreements, ...passwords],
  // It refuses more than 32 768 iterations.
  opensExports: false,
  several: true,
  answer: askLatchset,
});
