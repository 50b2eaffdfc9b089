package io.haihe.modules.openapi311;

import io.haihe.kernel.casework.PublicCases;
import io.haihe.kernel.casework.PublicCases.PublicCase;
import io.haihe.kernel.casework.PublicCases.Search;
import io.haihe.kernel.place.City;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds requests: the cases that are published to Open311. */
@Component
class Requests {

  static final int MOST = 1000;
  private static final int LAST_PAGE = 10_000;
  private static final Duration SPAN = Duration.ofDays(90);

  private final PublicCases cases;
  private final Services services;
  private final RequestFields fields;
  private final Clock clock;

  Requests(PublicCases cases, Services services, RequestFields fields, Clock clock) {
    this.cases = cases;
    this.services = services;
    this.fields = fields;
    this.clock = clock;
  }

  Answer one(City city, String number) {
    PublicCase found =
        find(city, number).orElseThrow(() -> Fault.unknown("openapi311.request.unknown", number));
    return fields.answer(city, List.of(found));
  }

  private Optional<PublicCase> find(City city, String number) {
    return cases.find(number).filter(found -> fields.isShown(city, found));
  }

  Answer list(City city, Parameters parameters) {
    List<String> numbers = parameters.list("service_request_id");
    if (numbers.size() > MOST) {
      throw Fault.bad("openapi311.parameter.number", "service_request_id", MOST);
    }
    return fields.answer(
        city,
        numbers.isEmpty()
            ? search(city, parameters)
            : numbers.stream().flatMap(number -> find(city, number).stream()).toList());
  }

  private List<PublicCase> search(City city, Parameters parameters) {
    List<Service> wanted = parameters.list("service_code").stream().map(this::service).toList();
    Set<String> codes = wanted.stream().map(Service::code).collect(Collectors.toSet());
    Instant updatedFrom = parameters.time("updated_after");
    Instant updatedTo = parameters.time("updated_before");
    Span span = span(parameters, updatedFrom != null || updatedTo != null);
    Search search =
        new Search(
            city.root().code(), ended(parameters.list("status")),
            wanted.stream().map(service -> service.category().code()).collect(Collectors.toSet()),
            span.from(), span.to(), updatedFrom, updatedTo, true);
    int size = parameters.number("page_size", MOST, MOST);
    int page = parameters.number("page", 1, LAST_PAGE);
    return cases.list(search, size, (page - 1) * size).stream()
        .filter(found -> fields.isShown(city, found))
        .filter(found -> codes.isEmpty() || codes.contains(fields.serviceCode(found)))
        .toList();
  }

  private Service service(String code) {
    return services.find(code).orElseThrow(() -> Fault.unknown("openapi311.service.unknown", code));
  }

  private static @Nullable Boolean ended(List<String> statuses) {
    for (String status : statuses) {
      if (!status.equals("open") && !status.equals("closed")) {
        throw Fault.bad("openapi311.status.unknown", status);
      }
    }
    return statuses.size() == 1 ? Boolean.valueOf(statuses.getFirst().equals("closed")) : null;
  }

  private record Span(@Nullable Instant from, @Nullable Instant to) {}

  /** 90 days: those asked for, or the last ones; all of time if the time of the last change was asked for instead. */
  private Span span(Parameters parameters, boolean byUpdate) {
    Instant from = parameters.time("start_date");
    Instant to = parameters.time("end_date");
    if (from != null && to != null && Duration.between(from, to).compareTo(SPAN) > 0) {
      throw Fault.bad("openapi311.span.long", SPAN.toDays());
    }
    if (from == null && to == null) {
      return byUpdate ? new Span(null, null) : new Span(clock.instant().minus(SPAN), null);
    }
    return new Span(
        from == null && to != null ? to.minus(SPAN) : from, to == null && from != null ? from.plus(SPAN) : to);
  }
}
