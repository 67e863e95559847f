import { BookOpen, Boxes, FileSearch, KeyRound, ScanSearch, Settings, Waypoints, Workflow } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { lazy } from 'react';
import type { ComponentType } from 'react';
import type { View } from './routes.ts';

/** What a view is given: the id in its address, and whether it is the one on the screen. */
export interface ViewProps {
  readonly id: string | null;
}

/** A view and how it is reached. */
export interface Feature {
  readonly view: View;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly component: ComponentType<ViewProps>;
  /** At the foot of the rail. */
  readonly apart?: true;
}

/** The one table of views: the rail and the page look here. Each is fetched when it is first shown. */
export const features: readonly Feature[] = [
  {
    view: 'workbench',
    label: 'Workbench',
    icon: Workflow,
    component: lazy(async () => ({ default: (await import('../features/workbench/workbench.tsx')).Workbench })),
  },
  {
    view: 'inspector',
    label: 'Inspector',
    icon: ScanSearch,
    component: lazy(async () => ({ default: (await import('../features/inspector/inspector.tsx')).Inspector })),
  },
  {
    view: 'scan',
    label: 'Scan',
    icon: FileSearch,
    component: lazy(async () => ({ default: (await import('../features/scan/scan.tsx')).Scan })),
  },
  {
    view: 'clients',
    label: 'Clients',
    icon: Boxes,
    component: lazy(async () => ({ default: (await import('../features/clients/clients.tsx')).Clients })),
  },
  {
    view: 'keys',
    label: 'Keys',
    icon: KeyRound,
    component: lazy(async () => ({ default: (await import('../features/keys/keys.tsx')).Keys })),
  },
  {
    view: 'key-sets',
    label: 'Key sets',
    icon: Waypoints,
    component: lazy(async () => ({ default: (await import('../features/key-sets/key-sets.tsx')).KeySets })),
  },
  {
    view: 'rules',
    label: 'Rules',
    icon: BookOpen,
    apart: true,
    component: lazy(async () => ({ default: (await import('../features/rules/rules.tsx')).Rules })),
  },
  {
    view: 'settings',
    label: 'Settings',
    icon: Settings,
    apart: true,
    component: lazy(async () => ({ default: (await import('../features/settings/settings.tsx')).Settings })),
  },
];
