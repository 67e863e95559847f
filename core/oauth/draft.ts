import type { AssertionDraft } from '../contract/assertions.ts';
import type { CallDraft } from '../contract/calls.ts';
import type { ClientRegistration } from '../contract/clients.ts';
import type { TokenRequestDraft } from '../contract/tokens.ts';
import type { NamedValue } from '../contract/values.ts';

/**
 * Everything on the workbench for one client. Header and claims are kept as the text that was typed, because half-typed
 * JSON is a state of its own; `lastGood` is what it last parsed to.
 */
export interface Draft {
  readonly assertion: {
    readonly headerText: string;
    readonly claimsText: string;
    readonly lastGood: AssertionDraft;
  };
  readonly request: Omit<TokenRequestDraft, 'assertion'>;
  readonly call: CallDraft;
}

/** What a client's registration proposes: its template, its grant's parameters, its protected resource. */
export declare function initialDraft(client: ClientRegistration, options?: { readonly grant?: string; readonly kid?: string }): Draft;

/** The header and claims of the client's assertion template, with placeholders. `kid` is the key's. */
export declare function assertionFromTemplate(client: ClientRegistration, kid: string | null): AssertionDraft;

/** The parameters that a grant starts with, from its entry in the table of grants and the registration. */
export declare function grantParameters(client: ClientRegistration, grant: string): NamedValue[];
