import { requestAuthenticationRules } from './request-authentication.ts';
import { requestFormRules } from './request-form.ts';
import { requestGrantRules } from './request-grant.ts';
import { requestParameterRules } from './request-parameters.ts';
import { requestRepeatRules } from './request-repeat.ts';

/** REQ: the request that carries the assertion. */
export const requestRules = [
  ...requestAuthenticationRules,
  ...requestFormRules,
  ...requestGrantRules,
  ...requestParameterRules,
  ...requestRepeatRules,
].toSorted((one, other) => one.id.localeCompare(other.id));
