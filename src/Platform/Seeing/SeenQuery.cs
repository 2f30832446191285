using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
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
        var visible = db.Set<SeenBy>().Where(row => tokens.Contains(row.Token)).Select(row => row.Record);
        // The id column holds a Guid; the cast through object tells the provider so without loading the record.
        var record = Expression.Convert(Expression.Convert(id.Body, typeof(object)), typeof(Guid));
        var contains = Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [typeof(Guid)], visible.Expression, record);
        return records.Where(Expression.Lambda<Func<T, bool>>(contains, id.Parameters));
    }

    /// <summary>The rule on a record already loaded.</summary>
    public static bool Sees(this Viewer viewer, ISeen record) => record.Audience().Any(viewer.Tokens.Contains);
}
