import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExactlySigned } from '../../../../core/contract/assertions.ts';
import { compactJson } from '../../../../core/jose/json-layout.ts';
import { faultText, hostFault } from '../../../app/host-fault.ts';
import { client as host, queries } from '../../../app/host.ts';
import { withVault } from '../../../app/vault/vault-gate.ts';
import { SectionTitle } from '../../../token/section-title.tsx';
import { Button } from '../../../ui/button.tsx';
import { Switch } from '../../../ui/inputs.tsx';
import { Note } from '../../../ui/note.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { EditedToken } from './edited-token.tsx';
import { freshTimes } from './fresh-times.ts';
import { useDraft } from './kept-drafts.ts';
import { PartEditor } from './part-editor.tsx';
import { SignatureKey } from './signature-choice.tsx';
import {
  exactParts,
  signingChoice,
  unsignedToken,
  type EditableToken,
  type SignatureChoice,
  type SigningChoice,
  type TokenDraft,
} from './token-draft.ts';
import classes from './edit-panel.module.css';

interface TokenEditorProps {
  readonly text: string;
  readonly token: EditableToken;
  readonly onOpen: (text: string) => void;
}

/** What was signed, and out of which draft. */
interface Signed {
  readonly draft: TokenDraft;
  readonly result: ExactlySigned;
}

const places = ['header', 'payload', 'keyId', 'alg'] as const;
type Refusals = Readonly<Partial<Record<(typeof places)[number] | 'other', string>>>;

/** What was signed stands below the editor, often out of sight. */
function intoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/** The editor of one token. */
export function TokenEditor({ text, token, onOpen }: TokenEditorProps) {
  const [draft, change] = useDraft(text, token);
  const [signed, setSigned] = useState<Signed | null>(null);
  const [refusals, setRefusals] = useState<Refusals>({});
  const { data: keys } = useQuery(queries.keys.list.queryOptions());
  const choice = signingChoice(draft, keys ?? []);
  const edit = (changed: Partial<TokenDraft>): void => {
    setRefusals({});
    change(changed);
  };
  const sign = useMutation({
    mutationFn: async ({ asked, key, alg }: SigningChoice & { readonly asked: TokenDraft }) => ({
      draft: asked,
      result: await withVault(() => host.assertions.signExact({ keyId: key.id, alg, ...exactParts(asked) })),
    }),
    onSuccess: setSigned,
    onError: (error) => setRefusals({ [places.find((place) => place === hostFault(error).field) ?? 'other']: faultText(error) }),
  });
  const signatures: readonly { readonly value: SignatureChoice; readonly label: string }[] = [
    { value: 'key', label: 'Sign with a key' },
    ...(token.signature === null ? [] : [{ value: 'old', label: 'Keep the old signature' } as const]),
    { value: 'none', label: 'No signature' },
  ];
  const isChanged = compactJson(draft.header) !== compactJson(token.header) || compactJson(draft.payload) !== compactJson(token.payload);
  return (
    <div className={classes.editor}>
      <PartEditor part="header" text={draft.header} refusal={refusals.header ?? null} onChange={(header) => edit({ header })} />
      <PartEditor
        part="claims"
        text={draft.payload}
        refusal={refusals.payload ?? null}
        actions={
          freshTimes(draft.payload, 0) === null ? null : (
            <Button
              size="s"
              variant="quiet"
              onClick={() => edit({ payload: freshTimes(draft.payload, Math.floor(Date.now() / 1000)) ?? draft.payload })}
            >
              Let it begin now
            </Button>
          )
        }
        onChange={(payload) => edit({ payload })}
      />
      <fieldset className={classes.part} aria-label="Signature">
        <SectionTitle part="signature">Signature</SectionTitle>
        <Segmented
          label="What becomes of the signature"
          options={signatures}
          value={draft.signature}
          onChange={(signature) => edit({ signature })}
        />
        {draft.signature === 'key' ? (
          <SignatureKey draft={draft} keys={keys ?? []} choice={choice} refusals={refusals} onChange={edit} />
        ) : null}
        <Switch label="Without white space between the JSON’s members" checked={draft.dense} onChange={(dense) => edit({ dense })} />
        {refusals.other === undefined ? null : <Note severity="error">{refusals.other}</Note>}
        <div className={classes.actions}>
          {draft.signature === 'key' && choice !== null ? (
            <Button variant="primary" busy={sign.isPending} onClick={() => sign.mutate({ asked: draft, ...choice })}>
              Sign
            </Button>
          ) : null}
          <Button
            variant="quiet"
            disabled={!isChanged}
            onClick={() => {
              setRefusals({});
              change(null);
            }}
          >
            Discard the changes
          </Button>
        </div>
      </fieldset>
      {draft.signature === 'key' ? (
        signed === null ? null : (
          <div key={signed.result.token} ref={intoSight}>
            <EditedToken
              text={signed.result.token + token.rest}
              title={`Signed with “${signed.result.key.name}”`}
              remarks={[
                ...(signed.draft === draft ? [] : ['The draft was changed since. Sign again to have that in it.']),
                ...signed.result.warnings,
              ]}
              onOpen={onOpen}
            />
          </div>
        )
      ) : (
        <EditedToken text={unsignedToken(draft, token)} title="New token" remarks={unsignedRemarks(draft, token)} onOpen={onOpen} />
      )}
    </div>
  );
}

function unsignedRemarks(draft: TokenDraft, token: EditableToken): readonly string[] {
  if (draft.signature === 'none') return ['It has no signature: anybody could have made it, and no server should take it (RFC 8725 3.2).'];
  const { header, payload } = exactParts(draft);
  return header === token.header && payload === token.payload
    ? []
    : ['The signature is the old one and covers what stood there before: it is wrong now, and every server must refuse it.'];
}
