import type { Finding } from '../../core/explain/lint.ts';
import { memberName } from './lint-text.ts';

/** A finding for programs; names stay. */
export function findingJson({ rule, severity, member, position, message, source, fix }: Finding) {
  return {
    rule,
    severity,
    member: member === null ? null : memberName(member),
    ...(position === null ? {} : { position }),
    message,
    source,
    ...(fix === null ? {} : { fix }),
  };
}
