using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Platform.Web;

namespace Passerelle.Actions.Formulate;

/// <summary>What the two pages that show the form of an Action share.</summary>
internal interface IActionFormPage
{
    ActionForm Form { get; }

    Wording T { get; }

    /// <summary>Whether an end that is agreed can move here: why is then asked for.</summary>
    bool HasAgreedEnd => false;

    IEnumerable<SelectListItem> ScopeOptions => Action.Scopes.Select(scope => new SelectListItem(T[$"actions.scope.{scope}"], scope));
}
