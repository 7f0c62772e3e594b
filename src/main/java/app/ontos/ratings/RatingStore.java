package app.ontos.ratings;

import app.ontos.audit.AuditTrail;
import app.ontos.audit.Author;
import app.ontos.records.RecordReference;
import app.ontos.records.RecordType;
import app.ontos.records.Visibility;
import app.ontos.shared.db.Ids;
import app.ontos.shared.db.NameKey;
import app.ontos.shared.db.Rows;
import app.ontos.shared.db.Violations;
import app.ontos.shared.db.Writes;
import app.ontos.shared.page.Collection;
import app.ontos.shared.page.Page;
import app.ontos.shared.page.PageQuery;
import app.ontos.shared.page.PageRequest;
import app.ontos.shared.page.SortOrder;
import app.ontos.shared.problem.ProblemType;
import app.ontos.shared.version.IfMatch;
import app.ontos.shared.version.WriteOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Ratings in PostgreSQL; one is seen by those alone who may see its record. */
@ApplicationScoped
class RatingStore {
  static final String PATH = "/api/v1/ratings";

  static final Collection<Rating> COLLECTION =
      new Collection<>(
          PATH,
          List.of(
              new SortOrder<>(
                  "updatedAt", "updated_at", "timestamptz", r -> r.updatedAt().toString())),
          true,
          Set.of("entityType", "entityId", "createdBy"),
          Rating::id);

  private static final String COLUMNS =
      """
      id, entity_type, entity_id, stars, remark, version, created_at, created_by, updated_at,
      updated_by""";

  /** The audit trail knows every record by a name. */
  private static final String AUDITED =
      COLUMNS + ", 'rating of ' || entity_type || ' ' || entity_id as name";

  private static final String SELECT = "select " + COLUMNS + " from rating";

  private static final String OWN =
      "entity_type = :entityType and entity_id = :entityId and rater_key = :raterKey";

  /**
   * A rating that is there is replaced if it has a version that the caller expects. Counting reads
   * it before it is replaced; afterwards this statement would not see it any more.
   */
  private static final String SAVE =
      """
      with before as (select %1$s from rating where %2$s for update),
      after as (
        insert into rating as present (id, entity_type, entity_id, rater_key, stars, remark,
          version, created_at, created_by, updated_at, updated_by)
        select :id, :entityType, %3$s, :raterKey, :stars, :remark, 1, now(), :actor, now(), :actor
        from (
          select count(*) as there, count(*) filter (where not %4$s) as stale
          from before) as found
        where stale = 0 and (:unconditional or there > 0)
        on conflict on constraint rating_unique do update set
          stars = excluded.stars, remark = excluded.remark, version = present.version + 1,
          updated_at = excluded.updated_at, updated_by = excluded.updated_by
        returning %1$s),
      %5$s
      select coalesce((select version from before), 0) as found_version, after.*
      from (values (1)) as always left join after on true
      """
          .formatted(
              AUDITED,
              OWN,
              RecordReference.VISIBLE_ID,
              Writes.EXPECTED,
              AuditTrail.saved("rating"));

  private static final String DELETE =
      """
      with before as (select %1$s from rating where %2$s for update),
      gone as (
        delete from rating where id = (select before.id from before where %3$s)
        returning id),
      %4$s
      select (select version from before) as found_version, gone.id
      from (values (1)) as always left join gone on true
      """
          .formatted(AUDITED, OWN, Writes.EXPECTED, AuditTrail.deleted("rating"));

  private static final String SUMMARY =
      """
      select own.*, stars_of.*
      from (
        select count(stars) as raters, round(avg(stars), 2) as average,
          count(*) filter (where stars = 1) as one, count(*) filter (where stars = 2) as two,
          count(*) filter (where stars = 3) as three, count(*) filter (where stars = 4) as four,
          count(*) filter (where stars = 5) as five
        from rating where entity_type = :entityType and entity_id = :entityId) as stars_of
      join indexed_record record
        on record.entity_id = %1$s and record.entity_type = :entityType
      left join (select %2$s from rating where %3$s) as own on true
      """
          .formatted(RecordReference.VISIBLE_ID, COLUMNS, OWN);

  private static final Violations VIOLATIONS =
      new Violations(
          Map.of(
              "rating_record_exists",
              ProblemType.NOT_FOUND.because("There is no such record").problem()));

  private final Jdbi jdbi;

  RatingStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Makes the caller's rating of a record this one. */
  WriteOutcome<Rating> save(
      RecordReference entity,
      NewRating rating,
      Visibility visibility,
      IfMatch expected,
      Author author) {
    return VIOLATIONS.explain(
        () ->
            jdbi.withHandle(
                handle ->
                    AuditTrail.bind(
                            Writes.bind(
                                visibility.bind(entity.bind(handle.createQuery(SAVE))), expected),
                            author)
                        .bind("id", Ids.next())
                        .bind("raterKey", NameKey.of(author.principal()))
                        .bind("stars", rating.stars())
                        .bind("remark", rating.remark().orElse(null))
                        .bind("unconditional", expected.any())
                        .map(Writes.outcome(RatingStore::rating))
                        .one()));
  }

  /** Takes back the caller's rating. */
  WriteOutcome<UUID> delete(RecordReference entity, IfMatch expected, Author author) {
    return jdbi.withHandle(
        handle ->
            AuditTrail.bind(Writes.bind(entity.bind(handle.createQuery(DELETE)), expected), author)
                .bind("raterKey", NameKey.of(author.principal()))
                .map(Writes.outcome((row, context) -> Rows.id(row, "id")))
                .one());
  }

  /** What all think of a record that the caller may see, and the caller's own rating. */
  Optional<RatingSummary> summary(RecordReference entity, Visibility visibility, String principal) {
    return jdbi.withHandle(
        handle ->
            visibility
                .bind(entity.bind(handle.createQuery(SUMMARY)))
                .bind("raterKey", NameKey.of(principal))
                .map(RatingStore::summary)
                .findOne());
  }

  Page<Rating> list(PageRequest<Rating> request, Visibility visibility) {
    return new PageQuery<>(request, SELECT)
        .where("entity_type = :entityType", "entityType", request.filter("entityType"))
        .where("entity_id = :entityId", "entityId", request.idFilter("entityId"))
        .where("rater_key = :createdBy", "createdBy", request.filter("createdBy").map(NameKey::of))
        .where(Visibility.ofRecordIn("rating"))
        .binding(visibility.values())
        .searching("coalesce(remark, '')")
        .run(jdbi, RatingStore::rating);
  }

  private static RatingSummary summary(ResultSet row, StatementContext context)
      throws SQLException {
    long raters = row.getLong("raters");
    return new RatingSummary(
        raters,
        raters == 0 ? Optional.empty() : Optional.of(row.getDouble("average")),
        List.of(
            row.getLong("one"),
            row.getLong("two"),
            row.getLong("three"),
            row.getLong("four"),
            row.getLong("five")),
        Rows.optionalId(row, "id").isEmpty()
            ? Optional.empty()
            : Optional.of(rating(row, context)));
  }

  private static Rating rating(ResultSet row, StatementContext context) throws SQLException {
    return new Rating(
        Rows.id(row, "id"),
        RecordType.of(row.getString("entity_type")),
        Rows.id(row, "entity_id"),
        row.getInt("stars"),
        Rows.optionalText(row, "remark"),
        row.getLong("version"),
        Rows.instant(row, "created_at"),
        row.getString("created_by"),
        Rows.instant(row, "updated_at"),
        row.getString("updated_by"));
  }
}
