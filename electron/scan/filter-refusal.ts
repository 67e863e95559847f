import type { FilterFault } from '../../core/scan/filter-word.ts';

/** A filter that cannot be used. */
export class FilterRefusal extends Error {
  readonly fault: FilterFault;
  constructor(fault: FilterFault) {
    super(fault.message);
    this.fault = fault;
  }
}
