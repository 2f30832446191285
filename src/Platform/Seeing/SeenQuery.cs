using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Passerelle.Platform.Data;

namespace Passerelle.Platform.Seeing;

/// <summary>The seeing rule as a query filter. There is no other.</summary>
public static class SeenQuery
{
    /// <summary>Keeps the records of which one audience token is the viewer's. <paramref name="id"/> names the column that <see cref="ISeen.SeenAs"/> returns.</summary>
    public static IQueryable<T> SeenBy<T, TId>(this IQueryable<T> records, Db db, Viewer viewer, Expression<Func<T, TId>> id)
        where T : class, ISeen where TId : struct, ITypedId<TId>
    {
        var tokens = viewer.Tokens.ToArray();
        // One look into the audience table for each record read: its cost does not grow with all that others may see.
        Expression<Func<SeenBy, Guid, bool>> rule = (row, record) => row.Record == record && tokens.Contains(row.Token);
        // The id column holds a Guid; the cast through object tells the provider so without loading the record.
        var record = Expression.Convert(Expression.Convert(id.Body, typeof(object)), typeof(Guid));
        var row = Expression.Lambda<Func<SeenBy, bool>>(ReplacingExpressionVisitor.Replace(rule.Parameters[1], record, rule.Body), rule.Parameters[0]);
        var any = Expression.Call(typeof(Queryable), nameof(Queryable.Any), [typeof(SeenBy)], db.Set<SeenBy>().AsQueryable().Expression, Expression.Quote(row));
        return records.Where(Expression.Lambda<Func<T, bool>>(any, id.Parameters));
    }

    /// <summary>The rule on a record already loaded.</summary>
    public static bool Sees(this Viewer viewer, ISeen record) => record.Audience().Any(viewer.Tokens.Contains);
}
