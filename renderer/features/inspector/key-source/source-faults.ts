import type { HostFault } from '../../../app/host-fault.ts';
import type { MissingPart } from './key-source.ts';
import type { SourceFaults } from './key-source-fields.tsx';

const fields = ['keyId', 'material', 'password', 'jwksUri', 'issuer'] as const;

/** What is wrong with a source of keys, by field; what is about no field stands under `other`. */
export function sourceFaults(missing: MissingPart | null, fault: HostFault | null): SourceFaults & { readonly other?: string } {
  if (missing !== null) return { [missing.field === 'given' ? 'material' : missing.field]: missing.message };
  if (fault === null) return {};
  const message = fault.fix === null ? fault.message : `${fault.message} ${fault.fix}`;
  const field = fields.find((name) => fault.field?.split('.').at(-1) === name);
  return { [field ?? 'other']: message };
}
