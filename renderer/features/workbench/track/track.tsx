import type { ComponentType } from 'react';
import { AssertionStep } from '../assertion/assertion-step.tsx';
import { CallStep } from '../call/call-step.tsx';
import { RequestStep } from '../request/request-step.tsx';
import { steps, type StepName } from '../run/step.ts';
import { TokensStep } from '../tokens/tokens-step.tsx';
import { TabPanel, Tabs } from '../../../ui/tabs.tsx';
import { useWorkbench } from '../workbench-context.ts';
import { StepCard } from './step-card.tsx';
import classes from './track.module.css';

const panels: Readonly<Record<StepName, ComponentType>> = {
  assertion: AssertionStep,
  request: RequestStep,
  tokens: TokensStep,
  call: CallStep,
};

/** The four joined cards and the step that is chosen on them. */
export function Track({ step }: { readonly step: StepName }) {
  const { session } = useWorkbench();
  const Panel = panels[step];
  return (
    <div className={classes.track}>
      <Tabs
        label="Steps"
        id="step"
        className={classes.cards}
        tabClassName={classes.card}
        value={step}
        onChange={session.select}
        tabs={steps.map(({ name, title }, index) => ({ value: name, content: <StepCard name={name} title={title} number={index + 1} /> }))}
      />
      <TabPanel id="step" value={step} className={classes.work}>
        <Panel />
      </TabPanel>
    </div>
  );
}
