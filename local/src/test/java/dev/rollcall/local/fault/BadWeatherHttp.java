package dev.rollcall.local.fault;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * The HTTP client of functions whose environment names this class as {@code
 * SYNC_HTTP_SERVICE_IMPL}: the usual one, in {@link BadWeather}.
 */
public final class BadWeatherHttp implements SdkHttpService {
  private static volatile @Nullable BadWeather outside;

  /** Sets the weather of all clients that are made from now on. */
  public static void set(BadWeather weather) {
    outside = weather;
  }

  @Override
  public SdkHttpClient.Builder<?> createHttpClientBuilder() {
    BadWeather weather = Objects.requireNonNull(outside, "there is no weather");
    return new Builder(weather);
  }

  private record Builder(BadWeather weather) implements SdkHttpClient.Builder<Builder> {
    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap attributes) {
      return new FaultyHttpClient(
          UrlConnectionHttpClient.builder().buildWithDefaults(attributes), weather);
    }
  }
}
