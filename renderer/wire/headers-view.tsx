import type { WireResponse } from '../../core/contract/exchanges.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { responseHeadText } from './http-text.ts';
import { SafeText } from './safe-text.tsx';
import { WireTextView } from './wire-text-view.tsx';
import classes from './http.module.css';

/** The status line and header fields of a response, in their order. */
export function HeadersView({ response }: { readonly response: WireResponse }) {
  return (
    <div className={classes.stack}>
      <div className={classes.line}>
        <span>
          HTTP {response.status} <SafeText text={response.statusText} />, {response.headers.length} header fields
        </span>
        <CopyButton iconOnly label="Copy headers" text={responseHeadText(response)} />
      </div>
      <table className={classes.table} aria-label="Header fields">
        <tbody>
          {response.headers.map(({ name, value }, index) => (
            <tr key={index}>
              <th scope="row">
                <SafeText text={name} />
              </th>
              <td>
                <WireTextView wire={value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
