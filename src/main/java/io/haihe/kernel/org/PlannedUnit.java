package io.haihe.kernel.org;

import io.haihe.kernel.place.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A unit as the city's file wants it, before it has an id. */
record PlannedUnit(
    String key,
    String name,
    @Nullable String nameEn,
    Unit.Kind kind,
    Place place,
    @Nullable String parent,
    List<Duty> duties) {}
