import type { WireRequest } from '../../core/contract/exchanges.ts';
import { formParameters } from './form-parameters.ts';
import { requestTarget } from './http-text.ts';
import { SafeText } from './safe-text.tsx';
import { WireTextView } from './wire-text-view.tsx';
import { classNames } from '../ui/class-names.ts';
import verbatim from '../ui/verbatim.module.css';
import classes from './http.module.css';

export interface RequestViewProps {
  readonly request: WireRequest;
  /** Names it for a screen reader: “Request as sent”. */
  readonly label: string;
}

function isForm(request: WireRequest): boolean {
  return request.headers.some(
    ({ name, value }) =>
      name.toLowerCase() === 'content-type' && value.some((part) => typeof part === 'string' && part.includes('x-www-form-urlencoded')),
  );
}

/** A request as it goes over the wire; a form body with each parameter on a line of its own. */
export function RequestView({ request, label }: RequestViewProps) {
  const { body } = request;
  return (
    <figure aria-label={label} className={classNames(verbatim.verbatim, classes.message)} translate="no">
      <p>
        <b>{request.method}</b> <SafeText text={requestTarget(request.url)} /> <span className={classes.dim}>HTTP/1.1</span>
      </p>
      <HeaderLines headers={request.headers} />
      {body === null ? null : (
        <div className={classes.body}>
          {isForm(request) ? (
            formParameters(body).map((parameter, index) => <FormLine key={index} wire={parameter} />)
          ) : (
            <WireTextView wire={body} />
          )}
        </div>
      )}
    </figure>
  );
}

/** One parameter; its name stands out from its value. */
function FormLine({ wire }: { readonly wire: ReturnType<typeof formParameters>[number] }) {
  const [first = '', ...rest] = wire;
  const equals = typeof first === 'string' ? first.indexOf('=') + 1 : 0;
  if (typeof first !== 'string' || equals === 0) {
    return (
      <p>
        <WireTextView wire={wire} />
      </p>
    );
  }
  return (
    <p>
      <span className={classes.dim}>
        <SafeText text={first.slice(0, equals)} />
      </span>
      <WireTextView wire={[first.slice(equals), ...rest]} />
    </p>
  );
}

/** Header fields as lines. */
export function HeaderLines({ headers }: { readonly headers: WireRequest['headers'] }) {
  return headers.map(({ name, value }, index) => (
    <p key={index}>
      <span className={classes.dim}>
        <SafeText text={name} />:
      </span>{' '}
      <WireTextView wire={value} />
    </p>
  ));
}
