import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import type { WireRequest } from '../../../../core/contract/exchanges.ts';
import { maskWireText } from '../../../../core/oauth/wire-text.ts';
import { SectionTitle } from '../../../token/section-title.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { requestText } from '../../../wire/http-text.ts';
import { RequestView } from '../../../wire/request-view.tsx';
import { useWorkbench } from '../workbench-context.ts';
import { previewedCall } from './previewed-call.ts';

/** What will go over the wire. Credentials that were typed are masked like a held token, until somebody asks for them. */
export function CallPreview() {
  const { situation } = useWorkbench();
  const [shown, setShown] = useState(false);
  const request = previewedCall(situation);
  const typed = request.headers.some(({ value }) => value.some((part) => typeof part !== 'string' && part.text !== undefined));
  const visible = shown ? request : masked(request);
  return (
    <fieldset aria-label="Wire preview">
      <SectionTitle
        actions={
          <>
            {typed ? (
              <IconButton
                size="s"
                label={shown ? 'Mask what was typed' : 'Show what was typed'}
                icon={<Icon of={shown ? EyeOff : Eye} />}
                onClick={() => setShown(!shown)}
              />
            ) : null}
            <CopyButton iconOnly label="Copy preview" text={requestText(visible)} />
          </>
        }
      >
        Wire preview
      </SectionTitle>
      <RequestView request={visible} label="Call as it will be sent" />
    </fieldset>
  );
}

function masked(request: WireRequest): WireRequest {
  return { ...request, headers: request.headers.map(({ name, value }) => ({ name, value: [...maskWireText(value)] })) };
}
