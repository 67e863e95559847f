import type { WireRequest } from '../../../../core/contract/exchanges.ts';
import type { Resolved } from '../../../../core/oauth/placeholders.ts';
import { SectionTitle } from '../../../token/section-title.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Note } from '../../../ui/note.tsx';
import { requestText } from '../../../wire/http-text.ts';
import { RequestView } from '../../../wire/request-view.tsx';
import { SafeText } from '../../../wire/safe-text.tsx';

/** What will go over the wire. */
export function RequestPreview({ preview }: { readonly preview: Resolved<WireRequest> }) {
  return (
    <section aria-label="Wire preview">
      <SectionTitle actions={preview.ok ? <CopyButton iconOnly label="Copy preview" text={requestText(preview.value)} /> : null}>
        Wire preview
      </SectionTitle>
      {preview.ok ? (
        <RequestView request={preview.value} label="Request as it will be sent" />
      ) : (
        <Note severity="warning">
          <SafeText text={`The request cannot be put together: ${preview.problem.message} ${preview.problem.fix}`} />
        </Note>
      )}
    </section>
  );
}
