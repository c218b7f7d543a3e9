package app.gatehouse.credentials.ui;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.shared.Registration;

/**
 * A dialog with something in it that must not outlast it: that is forgotten when the dialog is
 * closed, when its page is left, and when the browser's window is gone.
 */
abstract class PassingDialog extends Dialog {

  PassingDialog() {
    addOpenedChangeListener(change -> {
      if (change.isOpened()) {
        begin();
      } else {
        forget();
      }
    });
    addAttachListener(attached -> {
      Registration left = attached.getUI().addBeforeLeaveListener(leaving -> close());
      addDetachListener(detached -> {
        left.remove();
        detached.unregisterListener();
        forget();
      });
    });
  }

  /** When the dialog has opened. */
  abstract void begin();

  /** Wipes what is in it; may be called more than once. */
  abstract void forget();
}
