import { Play, Plus } from 'lucide-react';
import { faultText } from '../../app/host-fault.ts';
import { navigate } from '../../app/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note } from '../../ui/note.tsx';
import { steps } from './run/step.ts';
import { wantTour } from './session/tour.ts';
import { useStartPlayground } from './use-start-playground.ts';
import joint from './joint.module.css';
import classes from './workbench.module.css';

export interface FirstStartProps {
  /** Puts a client on the workbench. */
  readonly onSelect: (clientId: string) => void;
}

/** Stands where there is no client yet: the playground by one press, or a client of one's own. */
export function FirstStart({ onSelect }: FirstStartProps) {
  const playground = useStartPlayground();
  const tour = async (): Promise<void> => {
    // The answer is awaited rather than called back with: a callback is dropped when the view is left meanwhile.
    const status = await playground.mutateAsync({}).catch(() => null);
    if (status?.state !== 'running') return;
    const first = status.clients.find((client) => client.method === 'private_key_jwt') ?? status.clients[0];
    if (first === undefined) return;
    wantTour(first.id);
    onSelect(first.id);
  };
  return (
    <div className={classes.start}>
      <div className={classes.intro}>
        <h1>From an assertion to an answer</h1>
        <p>
          Assay signs a client assertion, trades it for a token, opens the token, and calls an API with it. What you see is what goes over
          the wire.
        </p>
      </div>
      <ol className={classes.outline} aria-label="The four steps">
        {steps.map(({ name, title }, index) => (
          <li key={name} className={joint.joint}>
            <span>{index + 1}</span>
            {title}
          </li>
        ))}
      </ol>
      <div className={classes.ways}>
        <section className={classes.way} aria-labelledby="start-playground">
          <h2 id="start-playground">See it run</h2>
          <p>An authorization server and an API on this machine, with clients ready to use. Nothing leaves it.</p>
          <Button variant="primary" icon={<Icon of={Play} />} busy={playground.isPending} onClick={() => void tour()}>
            Start the playground and run all four steps
          </Button>
        </section>
        <section className={classes.way} aria-labelledby="start-client">
          <h2 id="start-client">Use your own server</h2>
          <p>Enter a client registration. From an issuer’s URL, Assay fills in what the server publishes about itself.</p>
          <Button icon={<Icon of={Plus} />} onClick={() => navigate('clients', 'new')}>
            Add a client
          </Button>
        </section>
      </div>
      {playground.error === null ? null : (
        <div className={classes.fault}>
          <Note severity="error" title="The playground did not start." live>
            {faultText(playground.error)}
          </Note>
        </div>
      )}
    </div>
  );
}
