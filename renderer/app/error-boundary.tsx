import { TriangleAlert } from 'lucide-react';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** What failed: “The workbench”. */
  readonly subject: string;
}

/** Keeps a fault in one view from taking the others with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const fetched = !(error instanceof TypeError && error.message.includes('dynamically imported module'));
    return (
      <EmptyState
        icon={TriangleAlert}
        title={`${this.props.subject} cannot be shown.`}
        action={
          <>
            {fetched ? (
              <Button variant="primary" onClick={() => this.setState({ error: null })}>
                Try again
              </Button>
            ) : null}
            <Button onClick={() => window.location.reload()}>Load the page anew</Button>
          </>
        }
      >
        {fetched
          ? `What you saved is safe. This is a fault in Assay${error instanceof Error ? `: ${error.message}` : '.'}`
          : 'It could not be fetched from the host. Start Assay again, then load the page anew.'}
      </EmptyState>
    );
  }
}
