package io.haihe.modules.service;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tables of items and their versions. */
@Repository
class ItemStore {

  private static final int CHUNK = 500;

  private static final String WRITE =
      """
      with given as (
        select * from jsonb_to_recordset(cast(:rows as jsonb)) as r(code text, version int, digest text, item jsonb)
      ), kept as (
        insert into service_item_version (code, version, content, digest, published_at, author, publisher, way)
        select code, version, item, decode(digest, 'hex'), :at, :author, :publisher, :way from given
      )
      insert into service_item (code, version, basic_code, implementation_code, business_code, type, level, name_zh, name_en, summary_zh,
        summary_en, unit, department_zh, department_en, regions, handling, audiences, events, phrases, promised, visits, online, scenario,
        case_type, sample)
      select code, version, coalesce(item->>'basicCode', ''), coalesce(item->>'implementationCode', ''), coalesce(item->>'businessCode', ''),
        item->>'type', coalesce((item->>'level')::int, 0), coalesce(item->'name'->>'zh', ''), coalesce(item->'name'->>'en', ''),
        coalesce(item->'summary'->>'zh', ''), coalesce(item->'summary'->>'en', ''), coalesce(item->>'unit', ''),
        coalesce(item->'department'->>'zh', ''), coalesce(item->'department'->>'en', ''),
        array(select jsonb_array_elements_text(item->'regions')), item->>'handling', array(select jsonb_array_elements_text(item->'audiences')),
        array(select jsonb_array_elements_text(item->'events')), array(select jsonb_array_elements_text(item->'phrases')),
        coalesce(item->>'promised', ''), coalesce((item->>'visits')::int, -1), coalesce((item->>'online')::boolean, false),
        coalesce(item->>'scenario', ''), coalesce(item->>'caseType', ''), coalesce((item->>'sample')::boolean, false)
      from given
      on conflict (code) do update set version = excluded.version, basic_code = excluded.basic_code,
        implementation_code = excluded.implementation_code, business_code = excluded.business_code, type = excluded.type,
        level = excluded.level, name_zh = excluded.name_zh, name_en = excluded.name_en, summary_zh = excluded.summary_zh,
        summary_en = excluded.summary_en, unit = excluded.unit, department_zh = excluded.department_zh,
        department_en = excluded.department_en, regions = excluded.regions, handling = excluded.handling,
        audiences = excluded.audiences, events = excluded.events, phrases = excluded.phrases, promised = excluded.promised,
        visits = excluded.visits, online = excluded.online, scenario = excluded.scenario, case_type = excluded.case_type,
        sample = excluded.sample
      """;
  private static final String PUBLISHED =
      """
      select v.version, v.content, v.published_at, v.version = i.version as newest, i.retired_at, i.retired_why, i.successor
      from service_item_version v join service_item i using (code)
      """;
  private static final String CARD =
      """
      select code, version, type, level, name_zh, name_en, summary_zh, summary_en, unit, department_zh, department_en, regions, handling,
        audiences, events, phrases, promised, visits, online, scenario, sample
      from service_item where retired_at is null order by code
      """;

  private final JdbcClient jdbc;

  ItemStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is there of an item. */
  record Known(int version, String digest, String businessCode, boolean retired) {}

  /** A version about to be written. */
  record NewVersion(ItemReader.Read read, int version) {}

  /** @param author who wrote it, or null */
  record Deed(Instant at, @Nullable Long author, @Nullable Long publisher, String way) {}

  /** A line of an item's history. */
  record Line(int version, Instant at, @Nullable Long author, @Nullable Long publisher, String way) {}

  String state() {
    return jdbc.sql("select state::text from service_catalogue").query(String.class).single();
  }

  /** Until the end of the transaction nobody else changes the catalogue; it has another state from then on. */
  void change() {
    jdbc.sql("update service_catalogue set state = gen_random_uuid()").update();
  }

  Map<String, Known> known() {
    Map<String, Known> known = new HashMap<>();
    jdbc.sql(
            """
            select i.code, i.version, encode(v.digest, 'hex') as digest, i.business_code, i.retired_at is not null as retired
            from service_item i join service_item_version v using (code, version)
            """)
        .query(row -> {
          known.put(
              row.getString("code"),
              new Known(row.getInt("version"), row.getString("digest"), row.getString("business_code"), row.getBoolean("retired")));
        });
    return known;
  }

  List<Card> cards() {
    return jdbc.sql(CARD).query(ItemStore::card).list();
  }

  Optional<Published> last(String code) {
    return !code.matches(Fields.CODE) ? Optional.empty() : jdbc.sql(PUBLISHED + " where v.code = ? and v.version = i.version").param(code).query(ItemStore::published).optional();
  }

  Optional<Published> version(String code, int version) {
    return !code.matches(Fields.CODE) ? Optional.empty() : jdbc.sql(PUBLISHED + " where v.code = ? and v.version = ?").params(code, version).query(ItemStore::published).optional();
  }

  /** A version as it is kept. */
  ObjectNode content(String code, int version) {
    return jdbc.sql("select content from service_item_version where code = ? and version = ?")
        .params(code, version)
        .query((row, n) -> (ObjectNode) ItemJson.JSON.readTree(row.getString(1)))
        .single();
  }

  /** The item that has the business code; empty for none. */
  Optional<String> ownerOf(String businessCode) {
    return businessCode.isEmpty()
        ? Optional.empty()
        : jdbc.sql("select code from service_item where business_code = ?").param(businessCode).query(String.class).optional();
  }

  List<Line> history(String code) {
    return jdbc.sql("select version, published_at, author, publisher, way from service_item_version where code = ? order by version desc")
        .param(code)
        .query((row, n) -> new Line(
            row.getInt("version"), row.getTimestamp("published_at").toInstant(), row.getObject("author", Long.class),
            row.getObject("publisher", Long.class), row.getString("way")))
        .list();
  }

  /** The contents in force, in the order of their codes. */
  void contents(Consumer<ObjectNode> each) {
    jdbc.sql(
            """
            select v.content from service_item i join service_item_version v using (code, version)
            where i.retired_at is null order by i.code
            """)
        .query((RowCallbackHandler) row -> each.accept((ObjectNode) ItemJson.JSON.readTree(row.getString(1))));
  }

  void write(List<NewVersion> all, Deed deed) {
    for (int from = 0; from < all.size(); from += CHUNK) {
      List<NewVersion> some = all.subList(from, Math.min(all.size(), from + CHUNK));
      jdbc.sql(WRITE)
          .param("rows", rows(some))
          .param("at", Timestamp.from(deed.at()))
          .param("author", deed.author())
          .param("publisher", deed.publisher())
          .param("way", deed.way())
          .update();
    }
  }

  private static String rows(List<NewVersion> some) {
    ArrayNode rows = ItemJson.JSON.createArrayNode();
    for (NewVersion each : some) {
      ObjectNode row = rows.addObject();
      row.put("code", each.read().item().code());
      row.put("version", each.version());
      row.put("digest", HexFormat.of().formatHex(ItemJson.digest(each.read().shaped())));
      row.set("item", each.read().shaped());
    }
    return ItemJson.JSON.writeValueAsString(rows);
  }

  void retire(String code, Instant at, long person, String why, String successor) {
    jdbc.sql("update service_item set retired_at = ?, retired_by = ?, retired_why = ?, successor = ? where code = ?")
        .params(Timestamp.from(at), person, why, successor, code)
        .update();
  }

  void takeBack(String code) {
    jdbc.sql("update service_item set retired_at = null, retired_by = null, retired_why = null, successor = null where code = ?")
        .param(code)
        .update();
  }

  private static Published published(ResultSet row, int n) throws SQLException {
    Timestamp retired = row.getTimestamp("retired_at");
    Published.Retirement retirement =
        retired == null ? null : new Published.Retirement(retired.toInstant(), row.getString("retired_why"), row.getString("successor"));
    return new Published(
        ItemJson.item(row.getString("content")), row.getInt("version"), row.getTimestamp("published_at").toInstant(),
        row.getBoolean("newest") && retired == null, retirement);
  }

  private static Card card(ResultSet row, int n) throws SQLException {
    return new Card(
        row.getString("code"), row.getInt("version"), row.getString("type"), row.getInt("level"),
        new Bilingual(row.getString("name_zh"), row.getString("name_en")), new Bilingual(row.getString("summary_zh"), row.getString("summary_en")),
        row.getString("unit"), new Bilingual(row.getString("department_zh"), row.getString("department_en")), strings(row, "regions"),
        row.getString("handling"), strings(row, "audiences"), strings(row, "events"), strings(row, "phrases"), row.getString("promised"),
        row.getInt("visits"), row.getBoolean("online"), Item.handledBy(row.getBoolean("online"), row.getString("scenario")), row.getBoolean("sample"));
  }

  private static List<String> strings(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
