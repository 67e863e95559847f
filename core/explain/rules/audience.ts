import { audienceDestinationRules } from './audience-destination.ts';
import { audienceFormRules } from './audience-form.ts';
import { audienceValueRules } from './audience-value.ts';

/** AUD: whom the assertion is for. */
export const audienceRules = [...audienceFormRules, ...audienceValueRules, ...audienceDestinationRules].toSorted((one, other) =>
  one.id.localeCompare(other.id),
);
