package app.gatehouse.downloads.internal.transfer;

import java.net.URI;

/**
 * Where a file is, and what it is, as the Hub itself said.
 *
 * @param commit 40 hex digits
 * @param etag names the content by its checksum
 * @param bytes of the file
 * @param source where its bytes are
 */
record Located(String commit, String etag, Checksum checksum, long bytes, Source source) {

  /** Where bytes are. */
  sealed interface Source {

    URI uri();
  }

  /** At the Hub, which wants the token. */
  record AtHub(URI uri) implements Source {}

  /** At another host, which must not see it; the address is signed and good for an hour or so. */
  record Elsewhere(URI uri) implements Source {

    /** Without the address: its signature is as good as a key while it lasts. */
    @Override
    public String toString() {
      return "Elsewhere";
    }
  }

  boolean isSameFile(Located other) {
    return commit.equals(other.commit) && etag.equals(other.etag) && bytes == other.bytes;
  }
}
