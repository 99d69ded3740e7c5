/** What Streamlit hands a component (v2) each time its element or its data changes. */
export interface Component<Data> {
  readonly data: Data;
  readonly parentElement: HTMLElement;
  readonly setStateValue: (name: string, value: unknown) => void;
  readonly setTriggerValue: (name: string, value: unknown) => void;
}

export type Cleanup = () => void;
