package app.gatehouse.downloads;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator configures of downloads.
 *
 * @param parallel how many are under way at once, 1 to 8 ({@code GATEHOUSE_DOWNLOADS_PARALLEL}; 2)
 * @param enabled whether anything is brought, or the Hub asked whether it may be ({@code
 *     GATEHOUSE_DOWNLOADS_ENABLED}; true). Otherwise what is wanted is noted, and waits
 */
@ConfigurationProperties("gatehouse.downloads")
public record DownloadSettings(
    @DefaultValue("2") int parallel, @DefaultValue("true") boolean enabled) {

  private static final int MOST = 8;

  public DownloadSettings {
    if (parallel < 1 || parallel > MOST) {
      throw new IllegalArgumentException(
          "gatehouse.downloads.parallel is " + parallel + ", but has to be 1 to " + MOST);
    }
  }
}
