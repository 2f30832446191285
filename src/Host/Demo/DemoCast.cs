using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Passerelle.Directory.Public;

namespace Passerelle.Host.Demo;

/// <summary>Who plays: the people and offices of the story by the names the story gives them, and what the program calls them.</summary>
internal sealed class DemoCast(DemoStage stage)
{
    private readonly Dictionary<string, Guid> accounts = [];
    private readonly Dictionary<string, Guid> offices = [];

    /// <summary>What the story calls something, and the reference the program gave it.</summary>
    public Dictionary<string, string> References { get; } = [];

    public void Enters(string person, Guid account, string reference) => (accounts[person], References[person]) = (account, reference);

    public void Opens(string office, Guid id, string reference) => (offices[office], References[office]) = (id, reference);

    public Guid Office(string office) => offices[office];

    public Task<JsonElement> Read(string person, string address, CancellationToken cancellation) => stage.Ask(accounts[person], HttpMethod.Get, address, null, cancellation);

    public Task<JsonElement> Post(string person, string address, object? form, CancellationToken cancellation) => stage.Ask(accounts[person], HttpMethod.Post, address, form, cancellation);

    public Task<JsonElement> Put(string person, string address, object form, CancellationToken cancellation) => stage.Ask(accounts[person], HttpMethod.Put, address, form, cancellation);

    public Task<JsonElement> Patch(string person, string address, object form, CancellationToken cancellation) => stage.Ask(accounts[person], HttpMethod.Patch, address, form, cancellation);
}
