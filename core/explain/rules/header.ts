import type { Rule } from '../rule.ts';
import { headerAlgorithmRules } from './header-algorithm.ts';
import { headerCertificateRules } from './header-certificate.ts';
import { headerExtensionRules } from './header-extensions.ts';
import { headerKeyRules } from './header-key.ts';
import { headerTypeRules } from './header-type.ts';

/** What the JOSE Header says, by number. */
export const headerRules: readonly Rule[] = [
  ...headerAlgorithmRules,
  ...headerTypeRules,
  ...headerKeyRules,
  ...headerExtensionRules,
  ...headerCertificateRules,
].sort((one, other) => one.id.localeCompare(other.id));
