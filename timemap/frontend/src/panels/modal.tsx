/** A dialog over the page. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Cross } from "./icons";

interface ModalProps {
  readonly title: string;
  readonly name: string;
  readonly close: () => void;
  readonly children: ComponentChildren;
}

/** A modal dialog: the browser keeps the focus inside, gives it back at the end, and closes on Escape. */
export function Modal({ title, name, close, children }: ModalProps) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  const outside = (event: MouseEvent): void => {
    if (event.target === element.current) close();
  };
  return (
    <dialog class={`bm-dialog bm-dialog-${name}`} ref={element} aria-label={title} onClick={outside}
      onCancel={(event) => { event.preventDefault(); close(); }}>
      <div class="bm-dialog-in">
        <header class="bm-dialog-head">
          <h2>{title}</h2>
          <button type="button" class="bm-quiet bm-close" aria-label={`Close ${title.toLowerCase()}`} onClick={close}><Cross size={13} /></button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
