package app.gatehouse.hubcache;

import java.io.IOException;

/**
 * A name that cannot be a file's here, or would leave its folder. The message does not quote it.
 */
public final class UnsafeNameException extends IOException {

  UnsafeNameException(String why) {
    super(why);
  }
}
