package app.gatehouse.discovery;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator configures of discovery.
 *
 * @param automatic whether Gatehouse asks providers by itself: after a save, about daily, and again
 *     after an error ({@code GATEHOUSE_DISCOVERY_AUTOMATIC}; true). Otherwise only when a person
 *     asks for it
 * @param local whether local servers are looked for by themselves, while a page that shows them is
 *     open ({@code GATEHOUSE_DISCOVERY_LOCAL}; true)
 */
@ConfigurationProperties("gatehouse.discovery")
public record DiscoverySettings(
    @DefaultValue("true") boolean automatic, @DefaultValue("true") boolean local) {}
