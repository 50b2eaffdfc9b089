package io.haihe.bench.inspections;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import java.util.List;

/**
 * A district and who decides in it.
 *
 * @param market the department that plans and leads
 * @param head its head, who publishes
 * @param fireHead of the department that comes along
 * @param centre command centre: draws, and decides on objections
 */
record District(Place place, List<Place> communities, Unit market, Unit fire, Viewer head, Viewer fireHead, Viewer centre) {}
