using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Web.Tags;

/// <summary>Addresses near the one being shown.</summary>
internal static class Addresses
{
    extension(HttpRequest request)
    {
        /// <summary>This page with some values of the query string set, or dropped where null.</summary>
        public string WithQuery(params (string Name, string? Value)[] changes)
        {
            var query = new QueryBuilder(request.Query.Where(pair => !changes.Any(change => change.Name == pair.Key))
                .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
            foreach (var (name, value) in changes)
                if (value is not null) query.Add(name, value);
            return request.PathBase + request.Path + query.ToQueryString();
        }

        /// <summary>The page the reader asked for, in another language; also from an error page, which is served at another address.</summary>
        public string InLanguage(string language)
        {
            var asked = request.HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
            var path = asked?.OriginalPath ?? request.Path.Value ?? "/";
            var query = asked?.OriginalQueryString ?? request.QueryString.Value;
            var rest = path.TrimStart('/') is var trimmed && trimmed.IndexOf('/') is var slash and >= 0 ? trimmed[slash..] : "";
            return $"{request.PathBase}/{language}{rest}{query}";
        }

        /// <summary>Whether the page shown is the one at an address below the language, or below that.</summary>
        public bool IsAt(string path) => request.Path.StartsWithSegments($"/{Language.Current}{path}");
    }
}
