{{/* What all pods have in common: "restricted" by the Pod Security Standards, and no word with Kubernetes. */}}
{{- define "mannaka.pod_common" -}}
serviceAccountName: {{ .account | default (include "mannaka.fullname" .root) | quote }}
automountServiceAccountToken: false
enableServiceLinks: false
terminationGracePeriodSeconds: 60
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . | quote }}
  {{- end }}
{{- end }}
{{- with .root.Values.scheduling.priorityClassName }}
priorityClassName: {{ . | quote }}
{{- end }}
{{- with .root.Values.scheduling.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.scheduling.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Over nodes, and over zones where there are any; a full node is better than a pod that waits. */}}
{{- define "mannaka.spread" -}}
topologySpreadConstraints:
  {{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "mannaka.selector_labels" $ | nindent 8 }}
  {{- end }}
{{- end -}}

{{/* The head of every container; the secret's keys come one by one, so that each process holds only its own. */}}
{{- define "mannaka.container_common" -}}
image: {{ include "mannaka.image" .root | quote }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
command: [mannaka]
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
envFrom:
  - configMapRef:
      name: {{ .settings | default (include "mannaka.fullname" .root) }}
env:
  {{- range .keys }}
  - name: {{ . | quote }}
    valueFrom:
      secretKeyRef:
        name: {{ $.root.Values.secret.existingSecret | quote }}
        key: {{ . }}
  {{- end }}
volumeMounts:
  - name: tmp
    mountPath: /tmp
  - name: data
    mountPath: {{ include "mannaka.data_folder" . }}
  {{- if include "mannaka.knows_plugins" . }}
  - name: remote-plugins
    mountPath: {{ include "mannaka.remote_plugins_folder" . }}
    readOnly: true
  {{- end }}
{{- end -}}

{{/* Every process that sets Django up reads the files of plugins elsewhere at its start: one that was changed stops it. */}}
{{- define "mannaka.knows_plugins" -}}
{{- if and .root.Values.plugins.remoteSecret (has "SECRET_KEY" .keys) }}yes{{ end -}}
{{- end -}}

{{- define "mannaka.remote_plugins_folder" -}}
/etc/mannaka/remote-plugins
{{- end -}}

{{- define "mannaka.data_folder" -}}
/var/lib/mannaka
{{- end -}}

{{/* What every process that sets Django up reads. */}}
{{- define "mannaka.django_keys" -}}
{{- list "SECRET_KEY" "DATABASE_URL" "BROKER_URL" "CACHE_URL" "MANNAKA_KEK" "MANNAKA_AUDIT_KEY" | toJson -}}
{{- end -}}

{{/* Those who promise a mail and those who send it; the password goes to nobody else. */}}
{{- define "mannaka.mailing_keys" -}}
{{- $keys := include "mannaka.django_keys" . | fromJsonArray -}}
{{- if .Values.mail.enabled }}{{ $keys = append $keys "MANNAKA_EMAIL_URL" }}{{ end -}}
{{- $keys | toJson -}}
{{- end -}}

{{/* The folder MANNAKA_DATA: the shared claim for those who keep files, else a scratch folder of the pod's own. */}}
{{- define "mannaka.volumes" -}}
volumes:
  - name: tmp
    emptyDir:
      sizeLimit: 256Mi
  - name: data
    {{- if .keeps_files }}
    persistentVolumeClaim:
      claimName: {{ include "mannaka.claim" .root | quote }}
    {{- else }}
    emptyDir:
      sizeLimit: 64Mi
    {{- end }}
  {{- if include "mannaka.knows_plugins" . }}
  - name: remote-plugins
    secret:
      secretName: {{ .root.Values.plugins.remoteSecret | quote }}
      # With the pod's own group: nobody else reads the keys.
      defaultMode: 0440
  {{- end }}
{{- end -}}

{{/* New settings are new pods. */}}
{{- define "mannaka.pod_annotations" -}}
annotations:
  checksum/settings: {{ include "mannaka.settings" .root | sha256sum }}
{{- end -}}

{{/* A process that takes no calls is asked by its own command. */}}
{{- define "mannaka.health_probes" -}}
startupProbe:
  exec:
    command: [mannaka, health, {{ .component }}]
  periodSeconds: 10
  timeoutSeconds: 15
  failureThreshold: 30
livenessProbe:
  exec:
    command: [mannaka, health, {{ .component }}]
  periodSeconds: 30
  timeoutSeconds: 15
  failureThreshold: 4
{{- end -}}

{{/* Liveness asks for the process only: a database that is away must not restart every pod. */}}
{{- define "mannaka.http_probes" -}}
startupProbe:
  httpGet: {path: /livez, port: http}
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 60
livenessProbe:
  httpGet: {path: /livez, port: http}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: {path: {{ .ready }}, port: http}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 3
{{- end -}}

{{/* The ingress learns of the end a little later than the pod does. */}}
{{- define "mannaka.pre_stop" -}}
lifecycle:
  preStop:
    exec:
      command: [sleep, "10"]
{{- end -}}
