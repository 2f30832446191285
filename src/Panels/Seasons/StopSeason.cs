namespace Passerelle.Panels.Seasons;

/// <summary>Asks that no more time be spent. The best that was found by then is kept, with what is proven of it.</summary>
internal sealed class StopSeason(PanelsDb db)
{
    public async Task<Outcome<string>> Run(string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.FindSeason(reference, occasion.By, cancellation) is not { } season) return Problem.NotFound();
        var passage = SeasonFlow.Table.Check(SeasonAct.Stop, season, occasion.By);
        if (passage.Problem is { } no) return no;
        if (season.StopAskedAt is not null) return reference;
        season.Stop(occasion.At);
        return await db.Db.Save(occasion, [season.Fact(passage.Value.Step.Fact, passage.Value.Office)], cancellation) is { } race ? race : reference;
    }
}
